import { SearchIcon } from '../../icons/icons';
import './SiteNav.css';

export interface SiteNavProps {
  current?: 'home' | 'projects' | 'reviews' | 'team';
  onSearch?: () => void;
}

/** Goes along the top of the public site. */
export function SiteNav({ current = 'home', onSearch }: SiteNavProps) {
  const page = (id: string) => (id === current ? 'page' : undefined);

  return (
    <header className="site-nav">
      <a className="site-nav__logo" href="/">
        <img className="site-nav__mark" src="/mark.svg" alt="" />
        Harbour
      </a>
      <nav className="site-nav__links" aria-label="Main">
        <a className="site-nav__link" href="/" aria-current={page('home')}>
          Home
        </a>
        <a className="site-nav__link" href="/projects" aria-current={page('projects')}>
          Projects
        </a>
        <a className="site-nav__link" href="/reviews" aria-current={page('reviews')}>
          Reviews
        </a>
        <a className="site-nav__link" href="/team" aria-current={page('team')}>
          Team
        </a>
      </nav>
      <div className="site-nav__actions">
        <button type="button" className="site-nav__search" onClick={onSearch}>
          <SearchIcon />
        </button>
        <a className="site-nav__signup" href="/signup">
          Sign up
        </a>
      </div>
    </header>
  );
}
