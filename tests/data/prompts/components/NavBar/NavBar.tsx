import { BellIcon } from '../../icons/icons';
import { Avatar } from '../Avatar/Avatar';
import { Badge } from '../Badge/Badge';
import { Button } from '../Button/Button';
import './NavBar.css';

export interface NavItem {
  id: string;
  label: string;
  /** How many things wait there. */
  count?: number;
}

export interface NavBarProps {
  /** The name of the workspace, beside the mark. */
  workspace: string;
  items: NavItem[];
  /** The `id` of the item whose page is open. */
  current?: string;
  /** Who is signed in. */
  user: string;
  /** Marks the bell. */
  unread?: boolean;
  onNavigate?: (id: string) => void;
}

/** Goes along the top of each page. */
export function NavBar({ workspace, items, current, user, unread = false, onNavigate }: NavBarProps) {
  return (
    <header className="nav-bar">
      <div className="nav-bar__brand">
        <svg className="nav-bar__mark" viewBox="0 0 24 24" aria-hidden="true">
          <rect width="24" height="24" rx="7" />
          <path d="M7 6.5v11M17 6.5v11M7 12c3.3-3 6.7 3 10 0" />
        </svg>
        {workspace}
      </div>

      <nav className="nav-bar__items" aria-label="Main">
        {items.map(({ id, label, count }) => (
          <button
            key={id}
            type="button"
            className={id === current ? 'nav-bar__item nav-bar__item--current' : 'nav-bar__item'}
            aria-current={id === current ? 'page' : undefined}
            onClick={() => onNavigate?.(id)}
          >
            {label}
            {count !== undefined && <Badge tone={id === current ? 'brand' : 'neutral'}>{count}</Badge>}
          </button>
        ))}
      </nav>

      <div className="nav-bar__account">
        <span className={unread ? 'nav-bar__bell nav-bar__bell--unread' : 'nav-bar__bell'}>
          <Button
            variant="ghost"
            size="small"
            icon={<BellIcon />}
            aria-label={unread ? 'Notifications, unread' : 'Notifications'}
          />
        </span>
        <Avatar name={user} />
      </div>
    </header>
  );
}
