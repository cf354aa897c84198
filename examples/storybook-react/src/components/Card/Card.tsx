import type { ReactNode } from 'react';
import styles from './Card.module.css';

export interface CardProps {
  title?: string;
  description?: string;
  /** Stands at the right end of the header: a button, a badge. */
  action?: ReactNode;
  /** Stands below a hairline at the bottom. */
  footer?: ReactNode;
  /** Without padding, for lists and tables which bring their own. */
  flush?: boolean;
  /** Floats above the page instead of lying on it. */
  raised?: boolean;
  children?: ReactNode;
}

/** Groups what belongs together. */
export function Card({ title, description, action, footer, flush = false, raised = false, children }: CardProps) {
  const classes = [styles.card, raised && styles.raised].filter(Boolean).join(' ');

  return (
    <section className={classes} aria-label={title}>
      {(title || action) && (
        <header className={styles.header}>
          <div className={styles.heading}>
            {title && <h3 className={styles.title}>{title}</h3>}
            {description && <p className={styles.description}>{description}</p>}
          </div>
          {action}
        </header>
      )}
      {children && <div className={flush ? styles.flush : styles.body}>{children}</div>}
      {footer && <footer className={styles.footer}>{footer}</footer>}
    </section>
  );
}
