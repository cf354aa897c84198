import type { Meta, StoryObj } from '@storybook/react-vite';
import { Badge } from './Badge';

const meta = {
  title: 'Components/Badge',
  component: Badge,
  tags: ['autodocs'],
  args: { children: 'Draft' },
  argTypes: { children: { control: 'text' } },
} satisfies Meta<typeof Badge>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Neutral: Story = {};

export const Brand: Story = {
  args: { tone: 'brand', children: 'New' },
};

export const Success: Story = {
  args: { tone: 'success', dot: true, children: 'Active' },
};

export const Warning: Story = {
  args: { tone: 'warning', dot: true, children: 'Invited' },
};

export const Danger: Story = {
  args: { tone: 'danger', children: 'Overdue' },
};

export const AllTones: Story = {
  render: (args) => (
    <div style={{ display: 'flex', gap: 8 }}>
      {(['neutral', 'brand', 'success', 'warning', 'danger'] as const).map((tone) => (
        <Badge key={tone} {...args} tone={tone}>
          {tone}
        </Badge>
      ))}
    </div>
  ),
};
