import { type ComponentProps, type ReactNode, useId } from 'react';
import './TextField.css';

export interface TextFieldProps extends ComponentProps<'input'> {
  label: string;
  /** Keeps the label for screen readers only, where the icon says it: a search field. */
  hideLabel?: boolean;
  /** Help below the field. An error takes its place. */
  hint?: string;
  /** What is wrong and how to mend it. */
  error?: string;
  /** Stands inside the field, before the text. */
  icon?: ReactNode;
  disabled?: boolean;
}

/** Takes one line of text. */
export function TextField({ label, hideLabel = false, hint, error, icon, className, ...rest }: TextFieldProps) {
  const id = useId();
  const message = error ?? hint;
  const classes = ['text-field'];
  if (error) classes.push('text-field--invalid');
  if (className) classes.push(className);

  return (
    <div className={classes.join(' ')}>
      <label className={hideLabel ? 'text-field__label text-field__label--hidden' : 'text-field__label'} htmlFor={id}>
        {label}
      </label>
      <div className="text-field__control">
        {icon && <span className="text-field__icon">{icon}</span>}
        <input
          id={id}
          className="text-field__input"
          aria-invalid={error ? true : undefined}
          aria-describedby={message ? `${id}-message` : undefined}
          {...rest}
        />
      </div>
      {message && (
        <p id={`${id}-message`} className="text-field__message" role={error ? 'alert' : undefined}>
          {message}
        </p>
      )}
    </div>
  );
}
