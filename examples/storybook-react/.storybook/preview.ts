import type { Preview } from '@storybook/react-vite';
import '@fontsource-variable/inter';
import '../src/tokens.css';
import '../src/base.css';
import './docs.css';

const preview: Preview = {
  parameters: { layout: 'centered' },
  globalTypes: {
    theme: {
      description: 'Colour scheme of the story',
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        items: ['system', 'light', 'dark'],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { theme: 'system' },
  decorators: [
    (Story, { globals }) => {
      document.documentElement.dataset.theme = globals.theme;
      return Story();
    },
  ],
};

export default preview;
