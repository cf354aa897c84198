import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { sidestory } from './.storybook/sidestory.mjs';

export default defineConfig({ plugins: [react(), sidestory()] });
