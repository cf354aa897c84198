import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { MailIcon, SearchIcon } from '../../icons/icons';
import { TextField } from './TextField';

const meta = {
  title: 'Components/TextField',
  component: TextField,
  tags: ['autodocs'],
  args: { label: 'Work email', placeholder: 'name@harbour.example', onChange: fn() },
  argTypes: { icon: { control: false } },
  decorators: [
    (Story) => (
      <div style={{ width: 'min(320px, calc(100vw - 32px))' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof TextField>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const WithHint: Story = {
  args: { hint: 'We only write when somebody invites you.', icon: <MailIcon /> },
};

export const Filled: Story = {
  args: { defaultValue: 'ines@harbour.example', icon: <MailIcon /> },
};

export const Invalid: Story = {
  args: { defaultValue: 'ines@harbour', error: 'Add the ending of the address, such as .com' },
};

export const Disabled: Story = {
  args: { defaultValue: 'ines@harbour.example', hint: 'Your administrator manages this address.', disabled: true },
};

export const Search: Story = {
  args: { label: 'Search people', hideLabel: true, placeholder: 'Search people', type: 'search', icon: <SearchIcon /> },
};
