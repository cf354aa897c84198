import type { Meta, StoryObj } from '@storybook/react-vite';
import { Avatar, AvatarGroup } from './Avatar';
import portrait from './portrait.svg';

const meta = {
  title: 'Components/Avatar',
  component: Avatar,
  tags: ['autodocs'],
  args: { name: 'Inês Carvalho' },
} satisfies Meta<typeof Avatar>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Initials: Story = {};

export const Picture: Story = {
  args: { src: portrait, size: 'large' },
};

export const Online: Story = {
  args: { presence: 'online' },
};

export const Away: Story = {
  args: { name: 'Tomasz Wilk', presence: 'away' },
};

export const Sizes: Story = {
  render: (args) => (
    <div style={{ display: 'flex', alignItems: 'center', gap: 16 }}>
      <Avatar {...args} size="small" />
      <Avatar {...args} size="medium" />
      <Avatar {...args} size="large" />
    </div>
  ),
};

export const Group: Story = {
  render: () => (
    <AvatarGroup
      size="medium"
      names={['Inês Carvalho', 'Tomasz Wilk', 'Amara Obi', 'Jonas Lind', 'Mei Tanaka', 'Rafael Souza']}
    />
  ),
};
