import { Avatar } from '../../components/Avatar/Avatar';
import { Badge } from '../../components/Badge/Badge';
import './MemberTable.css';
import type { Person } from './data';

const tones = { Active: 'success', Invited: 'warning', Suspended: 'neutral' } as const;

/** One row per person. The narrower the screen, the fewer columns. */
export function MemberTable({ members }: { members: Person[] }) {
  return (
    <table className="member-table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" className="member-table__extra">
            Role
          </th>
          <th scope="col">Status</th>
          <th scope="col" className="member-table__extra member-table__end">
            Last seen
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ name, email, role, status, presence, lastSeen }) => (
          <tr key={email}>
            <td>
              <div className="member-table__person">
                <Avatar name={name} presence={presence} />
                <div>
                  <div className="member-table__name">{name}</div>
                  <div className="member-table__email">{email}</div>
                </div>
              </div>
            </td>
            <td className="member-table__extra">{role}</td>
            <td>
              <Badge tone={tones[status]} dot={status === 'Active'}>
                {status}
              </Badge>
            </td>
            <td className="member-table__extra member-table__end">{lastSeen}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
