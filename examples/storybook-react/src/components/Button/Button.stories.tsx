import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { ArrowRightIcon, BellIcon, PlusIcon } from '../../icons/icons';
import { Button } from './Button';

const meta = {
  title: 'Components/Button',
  component: Button,
  tags: ['autodocs'],
  args: { label: 'Invite people', onClick: fn() },
  argTypes: {
    children: { control: false },
    icon: { control: false },
  },
} satisfies Meta<typeof Button>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Primary: Story = {
  args: { variant: 'primary' },
};

export const Secondary: Story = {
  args: { variant: 'secondary', label: 'Export' },
};

export const Ghost: Story = {
  args: { variant: 'ghost', label: 'Cancel' },
};

export const Small: Story = {
  args: { size: 'small' },
};

export const Large: Story = {
  args: { size: 'large', label: 'Create workspace' },
};

export const WithIcon: Story = {
  args: { icon: <PlusIcon />, label: 'New project' },
};

export const IconOnly: Story = {
  args: { label: undefined, icon: <BellIcon />, variant: 'ghost', 'aria-label': 'Notifications' },
};

export const Disabled: Story = {
  args: { disabled: true },
};

/** Every variant in every size. */
export const Overview: Story = {
  render: (args) => (
    <div style={{ display: 'grid', gap: 16 }}>
      {(['small', 'medium', 'large'] as const).map((size) => (
        <div key={size} style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
          <Button {...args} size={size} icon={<PlusIcon />} />
          <Button {...args} size={size} variant="secondary" label="Export" />
          <Button {...args} size={size} variant="ghost" label="Cancel" />
          <Button {...args} size={size} variant="ghost" label={undefined} icon={<ArrowRightIcon />} aria-label="Next" />
        </div>
      ))}
    </div>
  ),
};
