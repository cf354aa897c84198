import type { Meta, StoryObj } from '@storybook/react-vite';
import { StatTile } from './StatTile';

const meta = {
  title: 'Components/StatTile',
  component: StatTile,
  tags: ['autodocs'],
  args: { label: 'Reviews this week', value: '148' },
  decorators: [
    (Story) => (
      <div style={{ width: 280 }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof StatTile>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Plain: Story = {};

export const Rising: Story = {
  args: { change: 12, series: [84, 92, 88, 104, 101, 118, 126, 121, 139, 148] },
};

export const Falling: Story = {
  args: { label: 'Active members', value: '31', change: -6, series: [36, 36, 35, 37, 34, 33, 34, 32, 31] },
};

export const LowerIsBetter: Story = {
  args: {
    label: 'Time to first review',
    value: '3.2',
    unit: 'h',
    change: -18,
    lowerIsBetter: true,
    series: [5.1, 4.6, 4.9, 4.2, 3.8, 4.1, 3.6, 3.2],
  },
};

export const Unchanged: Story = {
  args: { label: 'Seats', value: '40', change: 0 },
};
