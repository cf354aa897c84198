import { CheckIcon } from '../../icons/icons';
import './PlanCard.css';

export interface PlanCardProps {
  title: string;
  price: string;
  featured?: boolean;
  onChoose?: () => void;
  onDismiss?: () => void;
}

/** Offers one plan: what it costs, what is in it, and two ways out. */
export function PlanCard({ title, price, featured = false, onChoose, onDismiss }: PlanCardProps) {
  return (
    <section className={featured ? 'plan-card plan-card--featured' : 'plan-card'}>
      <header className="plan-card__header">
        <h3 className="plan-card__title">{title}</h3>
        <span className="plan-card__badge">Popular</span>
      </header>
      <div className="plan-card__body">
        <p className="plan-card__price">{price}</p>
        <p className="plan-card__text">Everything a small team needs to ship together.</p>
        <ul className="plan-card__features">
          <li className="plan-card__feature">
            <CheckIcon />
            Unlimited projects
          </li>
        </ul>
      </div>
      <footer className="plan-card__footer">
        <button type="button" className="plan-card__cancel" onClick={onDismiss}>
          Not now
        </button>
        <button type="button" className="plan-card__confirm" onClick={onChoose}>
          Choose plan
        </button>
      </footer>
    </section>
  );
}
