import type { ButtonHTMLAttributes, ReactNode } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'secondary' | 'neutral' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large';
  readonly icon?: ReactNode;
}

/** Verb first. One primary button a view; `danger` is outlined red and always carries a word. */
export function Button({ look = 'secondary', size = 'normal', icon, className, children, ...rest }: ButtonProps) {
  const classes = ['button', `button-${look}`, size === 'large' && 'button-large', className].filter(Boolean).join(' ');
  return (
    <button type="button" {...rest} className={classes}>
      {icon}
      {children}
    </button>
  );
}
