import { type Ref, type SubmitEvent, useState } from 'react';
import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { TextField } from '../../components/TextField/TextField';
import { MailIcon } from '../../icons/icons';

export interface InviteCardProps {
  /** Gets an address that has been checked. An answer is shown as what is wrong with it. */
  onInvite: (email: string) => string | undefined;
  fieldRef?: Ref<HTMLInputElement>;
}

/** Asks for the address of the person to invite. */
export function InviteCard({ onInvite, fieldRef }: InviteCardProps) {
  const [email, setEmail] = useState('');
  const [error, setError] = useState<string>();

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const wrong = /^\S+@\S+\.\S+$/.test(email) ? onInvite(email) : 'Write a whole address: name@harbour.example';
    setError(wrong);
    if (!wrong) setEmail('');
  }

  return (
    <Card title="Invite a teammate" description="They can look around at once. You choose a role later.">
      <form className="team-page__invite" onSubmit={submit} noValidate>
        <TextField
          ref={fieldRef}
          type="email"
          label="Email address"
          placeholder="name@harbour.example"
          icon={<MailIcon />}
          value={email}
          error={error}
          onChange={(event) => {
            setEmail(event.target.value);
            setError(undefined);
          }}
        />
        <Button type="submit" label="Send invitation" disabled={!email} />
      </form>
    </Card>
  );
}
