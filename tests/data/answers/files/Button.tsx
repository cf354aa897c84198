import type { ReactNode } from 'react';
import './Button.css';

export interface ButtonProps {
  children: ReactNode;
  icon?: ReactNode;
  size?: 'small' | 'large';
}

export function Button({ children, icon, size = 'small' }: ButtonProps) {
  return (
    <button type="button" className={`button button--${size}`}>
      {icon && <span className="button__icon">{icon}</span>}
      <span className="button__label">{children}</span>
    </button>
  );
}
