import type { FormEvent } from 'react';
import styles from './LoginForm.module.css';

export interface LoginFormProps {
  error?: string;
  busy?: boolean;
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
}

/** Lets somebody in. */
export function LoginForm({ error, busy = false, onSubmit }: LoginFormProps) {
  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <img className={styles.logo} src="/harbour.svg" />
      <h2 className={styles.heading}>Welcome back</h2>
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <label className={styles.emailLabel} htmlFor="email">
        Email
      </label>
      <input className={styles.email} id="email" type="email" placeholder="you@harbour.example" />
      <label className={styles.passwordLabel} htmlFor="password">
        Password
      </label>
      <input className={styles.password} id="password" type="password" />
      <label className={styles.remember}>
        <input className={styles.checkbox} type="checkbox" />
        Remember me
      </label>
      <button type="submit" className={styles.submit} disabled={busy}>
        Log in
      </button>
      <a className={styles.forgot} href="/reset">
        Forgot your password?
      </a>
    </form>
  );
}
