import { useState } from 'react';
import './Avatar.css';

export interface AvatarProps {
  /** The person's full name. It gives the initials and, always the same, the hue. */
  name: string;
  /** A picture. While it is missing or cannot be loaded, the initials stand in. */
  src?: string;
  size?: 'small' | 'medium' | 'large';
  presence?: 'online' | 'away';
}

const hues = ['sky', 'violet', 'coral', 'amber', 'brand'] as const;

function hueOf(name: string) {
  let sum = 0;
  for (const letter of name) sum += letter.codePointAt(0) ?? 0;
  return hues[sum % hues.length];
}

function initialsOf(name: string) {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : '';
  return `${words[0]?.[0] ?? ''}${last?.[0] ?? ''}`.toUpperCase();
}

/** Shows who somebody is. */
export function Avatar({ name, src, size = 'medium', presence }: AvatarProps) {
  const [broken, setBroken] = useState<string>();
  const picture = src && src !== broken ? src : undefined;
  const label = presence ? `${name}, ${presence}` : name;

  return (
    <span className={`avatar avatar--${size} avatar--${hueOf(name)}`} role="img" aria-label={label} title={name}>
      {picture ? (
        <img className="avatar__picture" src={picture} alt="" onError={() => setBroken(picture)} />
      ) : (
        <span className="avatar__initials">{initialsOf(name)}</span>
      )}
      {presence && <span className={`avatar__presence avatar__presence--${presence}`} />}
    </span>
  );
}

export interface AvatarGroupProps {
  names: string[];
  /** How many faces to show before the rest becomes a number. */
  max?: number;
  size?: AvatarProps['size'];
}

/** Several people in the space of a few. */
export function AvatarGroup({ names, max = 4, size = 'small' }: AvatarGroupProps) {
  const rest = names.slice(max);

  return (
    <span className="avatar-group">
      {names.slice(0, max).map((name) => (
        <Avatar key={name} name={name} size={size} />
      ))}
      {rest.length > 0 && (
        <span className={`avatar avatar--${size} avatar--rest`} title={rest.join(', ')}>
          +{rest.length}
        </span>
      )}
    </span>
  );
}
