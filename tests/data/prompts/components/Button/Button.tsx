import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import './Button.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /** The text. Children win over it. */
  label?: string;
  children?: ReactNode;
  /** One primary button per view; secondary beside it; ghost in toolbars and rows. */
  variant?: 'primary' | 'secondary' | 'ghost';
  size?: 'small' | 'medium' | 'large';
  /** Stands before the text. Without a text, give the button an `aria-label`. */
  icon?: ReactNode;
  disabled?: boolean;
  type?: 'button' | 'submit' | 'reset';
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
}

/** Starts an action. */
export function Button({
  label,
  children,
  variant = 'primary',
  size = 'medium',
  icon,
  type = 'button',
  className,
  ...rest
}: ButtonProps) {
  const text = children ?? label;
  const classes = ['button', `button--${variant}`];
  if (size !== 'medium') classes.push(`button--${size}`);
  if (!text) classes.push('button--icon-only');
  if (className) classes.push(className);

  return (
    <button type={type} className={classes.join(' ')} {...rest}>
      {icon && <span className="button__icon">{icon}</span>}
      {text && <span className="button__label">{text}</span>}
    </button>
  );
}
