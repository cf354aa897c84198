import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { StatTile } from '../../components/StatTile/StatTile';
import { TextField } from '../../components/TextField/TextField';
import { MemberTable } from './MemberTable';
import { ProjectList } from './ProjectList';
import type { Person, Project } from './data';
import './TeamPage.css';

export interface TeamPageProps {
  people: Person[];
  projects: Project[];
}

/** Who works here, on what, and how it goes. */
export function TeamPage({ people, projects }: TeamPageProps) {
  return (
    <main className="team-page">
      <header className="team-page__header">
        <div className="team-page__heading">
          <h1 className="team-page__title">Team</h1>
          <p className="team-page__subtitle">{people.length} people build Harbour together.</p>
        </div>
        <div className="team-page__actions">
          <Button className="team-page__export" variant="secondary" label="Export" />
          <Button className="team-page__invite" label="Invite people" />
        </div>
      </header>
      <div className="team-page__stats">
        <StatTile className="team-page__active" label="Active members" value={String(people.length)} />
        <StatTile className="team-page__reviews" label="Reviews this week" value="38" change={12} />
        <StatTile className="team-page__shipped" label="Shipped changes" value="21" change={-3} />
      </div>
      <div className="team-page__columns">
        <Card className="team-page__members" title="Members" flush>
          <MemberTable members={people} />
        </Card>
        <aside className="team-page__aside">
          <Card className="team-page__invitation" title="Invite a teammate">
            <TextField className="team-page__email" label="Email address" placeholder="name@harbour.example" />
            <Button className="team-page__send" label="Send invitation" />
          </Card>
          <Card className="team-page__projects" title="Projects">
            <ProjectList projects={projects} />
          </Card>
        </aside>
      </div>
    </main>
  );
}
