import { Button } from './Button';

export default { title: 'Button', component: Button };

export const Small = { args: { children: 'Save', size: 'small' } };
export const Large = { args: { children: 'Save', size: 'large' } };
