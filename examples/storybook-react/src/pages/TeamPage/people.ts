import type { AvatarProps } from '../../components/Avatar/Avatar';

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
