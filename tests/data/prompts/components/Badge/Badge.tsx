import type { CSSProperties, ReactNode } from 'react';

export interface BadgeProps {
  tone?: 'neutral' | 'brand' | 'success' | 'warning' | 'danger';
  /** A dot before the text, for a state that may change by itself. */
  dot?: boolean;
  children: ReactNode;
}

const styles = {
  base: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    padding: '3px 9px',
    borderRadius: 999,
    fontFamily: 'var(--font-sans)',
    fontSize: 12,
    fontWeight: 550,
    lineHeight: '16px',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  dot: {
    width: 6,
    height: 6,
    borderRadius: '50%',
    backgroundColor: 'currentColor',
  },
} satisfies Record<string, CSSProperties>;

const tones = {
  neutral: { backgroundColor: 'var(--color-subtle)', color: 'var(--color-ink-muted)' },
  brand: { backgroundColor: 'var(--color-brand-soft)', color: 'var(--color-brand-strong)' },
  success: { backgroundColor: 'var(--color-success-soft)', color: 'var(--color-success)' },
  warning: { backgroundColor: 'var(--color-warning-soft)', color: 'var(--color-warning)' },
  danger: { backgroundColor: 'var(--color-danger-soft)', color: 'var(--color-danger)' },
} satisfies Record<NonNullable<BadgeProps['tone']>, CSSProperties>;

/** States a fact in one or two words. */
export function Badge({ tone = 'neutral', dot = false, children }: BadgeProps) {
  return (
    <span style={{ ...styles.base, ...tones[tone] }}>
      {dot && <span style={styles.dot} aria-hidden="true" />}
      {children}
    </span>
  );
}
