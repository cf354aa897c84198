import type { Meta, StoryObj } from '@storybook/react-vite';
import { Badge } from '../Badge/Badge';
import { Button } from '../Button/Button';
import { Card } from './Card';

const meta = {
  title: 'Components/Card',
  component: Card,
  tags: ['autodocs'],
  args: {
    title: 'Weekly digest',
    description: 'A summary of your team’s week, every Monday morning.',
    children: 'The next digest goes out on 24 November to 12 people.',
  },
  argTypes: {
    action: { control: false },
    footer: { control: false },
  },
  decorators: [
    (Story) => (
      <div style={{ width: 'min(420px, calc(100vw - 32px))' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Card>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const WithAction: Story = {
  args: { action: <Button size="small" variant="secondary" label="Edit" /> },
};

export const WithFooter: Story = {
  args: {
    action: <Badge tone="success" dot>On</Badge>,
    footer: (
      <>
        <span>Last sent 4 days ago</span>
        <Button size="small" variant="ghost" label="Preview" />
      </>
    ),
  },
};

export const Raised: Story = {
  args: { raised: true },
};

export const BodyOnly: Story = {
  args: { title: undefined, description: undefined },
};
