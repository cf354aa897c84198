import type { AvatarProps } from '../../components/Avatar/Avatar';
import type { StatTileProps } from '../../components/StatTile/StatTile';

export interface Person {
  name: string;
  email: string;
  role: string;
  status: 'Active' | 'Invited' | 'Suspended';
  presence?: AvatarProps['presence'];
  lastSeen: string;
}

export interface Project {
  name: string;
  state: 'On track' | 'At risk' | 'Late';
  due: string;
  people: string[];
}

export const people: Person[] = [
  {
    name: 'Inês Carvalho',
    email: 'ines@harbour.example',
    role: 'Design lead',
    status: 'Active',
    presence: 'online',
    lastSeen: 'Now',
  },
  {
    name: 'Tomasz Wilk',
    email: 'tomasz@harbour.example',
    role: 'Front-end engineer',
    status: 'Active',
    presence: 'away',
    lastSeen: '12 min ago',
  },
  {
    name: 'Amara Obi',
    email: 'amara@harbour.example',
    role: 'Product manager',
    status: 'Active',
    presence: 'online',
    lastSeen: 'Now',
  },
  {
    name: 'Jonas Lind',
    email: 'jonas@harbour.example',
    role: 'Back-end engineer',
    status: 'Active',
    lastSeen: 'Yesterday',
  },
  {
    name: 'Noor Haddad',
    email: 'noor@harbour.example',
    role: 'Content designer',
    status: 'Active',
    lastSeen: '2 days ago',
  },
  {
    name: 'Mei Tanaka',
    email: 'mei@harbour.example',
    role: 'Researcher',
    status: 'Invited',
    lastSeen: 'Never',
  },
  {
    name: 'Rafael Souza',
    email: 'rafael@harbour.example',
    role: 'Contractor',
    status: 'Suspended',
    lastSeen: '3 weeks ago',
  },
];

export const projects: Project[] = [
  {
    name: 'Checkout redesign',
    state: 'On track',
    due: '2 December',
    people: ['Inês Carvalho', 'Tomasz Wilk', 'Amara Obi'],
  },
  {
    name: 'Berth calendar',
    state: 'At risk',
    due: '9 December',
    people: ['Jonas Lind', 'Amara Obi'],
  },
  {
    name: 'Harbour fees API',
    state: 'Late',
    due: '18 November',
    people: ['Jonas Lind', 'Tomasz Wilk', 'Rafael Souza', 'Inês Carvalho', 'Amara Obi'],
  },
];

export const stats: StatTileProps[] = [
  {
    label: 'Reviews this week',
    value: '148',
    change: 12,
    series: [84, 92, 88, 104, 101, 118, 126, 121, 139, 148],
  },
  {
    label: 'Time to first review',
    value: '3.2',
    unit: 'h',
    change: -18,
    lowerIsBetter: true,
    series: [5.1, 4.6, 4.9, 4.2, 3.8, 4.1, 3.6, 3.2],
  },
  {
    label: 'Shipped changes',
    value: '36',
    change: -4,
    series: [32, 35, 41, 38, 40, 39, 37, 36],
  },
];
