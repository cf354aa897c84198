import type { StorybookConfig } from '@storybook/react-vite';

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../src/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', './sidestory.mjs'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { changeDetection: false, sidebarOnboardingChecklist: false },
};

export default config;
