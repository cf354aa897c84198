import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { people, projects, stats } from './data';
import { TeamPage } from './TeamPage';

const meta = {
  title: 'Pages/TeamPage',
  component: TeamPage,
  tags: ['autodocs'],
  parameters: { layout: 'fullscreen' },
  args: { people, projects, stats, onExport: fn() },
} satisfies Meta<typeof TeamPage>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const Searching: Story = {
  args: { query: 'engineer' },
};

export const NobodyFound: Story = {
  args: { query: 'captain' },
};

export const NewWorkspace: Story = {
  args: {
    people: people.slice(0, 1),
    projects: [],
    stats: [
      { label: 'Reviews this week', value: '0' },
      { label: 'Time to first review', value: '–' },
      { label: 'Shipped changes', value: '0' },
    ],
  },
};
