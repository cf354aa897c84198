import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { NavBar } from './NavBar';

const meta = {
  title: 'Components/NavBar',
  component: NavBar,
  tags: ['autodocs'],
  parameters: { layout: 'fullscreen' },
  args: {
    workspace: 'Harbour',
    items: [
      { id: 'home', label: 'Home' },
      { id: 'projects', label: 'Projects' },
      { id: 'reviews', label: 'Reviews', count: 4 },
      { id: 'team', label: 'Team' },
    ],
    current: 'projects',
    user: 'Inês Carvalho',
    onNavigate: fn(),
  },
} satisfies Meta<typeof NavBar>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const Unread: Story = {
  args: { unread: true },
};

export const CurrentWithCount: Story = {
  args: { current: 'reviews' },
};

export const NoItems: Story = {
  args: { items: [], current: undefined },
};
