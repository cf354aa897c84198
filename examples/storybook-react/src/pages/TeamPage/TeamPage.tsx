import { useRef, useState } from 'react';
import { AvatarGroup } from '../../components/Avatar/Avatar';
import { Badge } from '../../components/Badge/Badge';
import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { NavBar } from '../../components/NavBar/NavBar';
import { StatTile, type StatTileProps } from '../../components/StatTile/StatTile';
import { TextField } from '../../components/TextField/TextField';
import { DownloadIcon, PlusIcon, SearchIcon } from '../../icons/icons';
import { InviteCard } from './InviteCard';
import { MemberTable } from './MemberTable';
import type { Person, Project } from './data';
import './TeamPage.css';

export interface TeamPageProps {
  /** Everybody at the start. Invitations add to them. */
  people: Person[];
  projects: Project[];
  /** How the team does. The number of active members comes before them. */
  stats: StatTileProps[];
  /** What stands in the search field at the start. */
  query?: string;
  onExport?: () => void;
}

const navItems = [
  { id: 'home', label: 'Home' },
  { id: 'projects', label: 'Projects' },
  { id: 'reviews', label: 'Reviews', count: 4 },
  { id: 'team', label: 'Team' },
];

const stateTones = { 'On track': 'success', 'At risk': 'warning', Late: 'danger' } as const;

/** Who works here, on what, and how it goes: every component of the system at work. */
export function TeamPage({ people, projects, stats, query: initialQuery = '', onExport }: TeamPageProps) {
  const [members, setMembers] = useState(people);
  const [query, setQuery] = useState(initialQuery);
  const inviteField = useRef<HTMLInputElement>(null);

  const found = members.filter(({ name, email, role }) =>
    `${name} ${email} ${role}`.toLowerCase().includes(query.trim().toLowerCase()),
  );
  const active = members.filter(({ status }) => status === 'Active').length;

  function invite(email: string) {
    if (members.some((person) => person.email === email)) return 'This person is on the team already.';
    const name = email.split('@')[0] ?? email;
    setMembers([...members, { name, email, role: 'No role yet', status: 'Invited', lastSeen: 'Never' }]);
    return undefined;
  }

  return (
    <div className="team-page">
      <NavBar workspace="Harbour" items={navItems} current="team" user="Inês Carvalho" unread />

      <main className="team-page__main">
        <div className="team-page__header">
          <div>
            <h1 className="team-page__title">Team</h1>
            <p className="team-page__subtitle">
              {members.length === 1
                ? 'You are on your own here so far.'
                : `${members.length} people build Harbour together.`}
            </p>
          </div>
          <div className="team-page__actions">
            <Button variant="secondary" icon={<DownloadIcon />} label="Export" onClick={onExport} />
            <Button icon={<PlusIcon />} label="Invite people" onClick={() => inviteField.current?.focus()} />
          </div>
        </div>

        <div className="team-page__stats">
          <StatTile label="Active members" value={String(active)} unit={`of ${members.length}`} />
          {stats.map((stat) => (
            <StatTile key={stat.label} {...stat} />
          ))}
        </div>

        <div className="team-page__columns">
          <Card
            title="Members"
            description={query ? `${found.length} of ${members.length}` : 'Everybody with access to this workspace'}
            action={
              <TextField
                className="team-page__search"
                type="search"
                label="Search people"
                hideLabel
                placeholder="Search people"
                icon={<SearchIcon />}
                value={query}
                onChange={(event) => setQuery(event.target.value)}
              />
            }
            flush
          >
            {found.length > 0 ? (
              <MemberTable members={found} />
            ) : (
              <div className="team-page__empty">
                <p>Nobody matches “{query}”.</p>
                <Button size="small" variant="secondary" label="Show everybody" onClick={() => setQuery('')} />
              </div>
            )}
          </Card>

          <aside className="team-page__aside">
            <InviteCard onInvite={invite} fieldRef={inviteField} />
            {projects.length > 0 && (
              <Card title="Projects" action={<Badge>{projects.length} open</Badge>} flush>
                <ul className="team-page__projects">
                  {projects.map(({ name, state, due, people: names }) => (
                    <li key={name} className="team-page__project">
                      <div className="team-page__project-name">{name}</div>
                      <Badge tone={stateTones[state]}>{state}</Badge>
                      <div className="team-page__project-due">Due {due}</div>
                      <AvatarGroup names={names} max={3} />
                    </li>
                  ))}
                </ul>
              </Card>
            )}
          </aside>
        </div>
      </main>
    </div>
  );
}
