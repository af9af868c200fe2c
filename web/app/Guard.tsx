import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Trouble } from '../kit/Trouble.tsx';

/** An editor that breaks on a task must not take the bar with it: the task can still be skipped. */
export class Guard extends Component<{ children: ReactNode }, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, { componentStack }: ErrorInfo): void {
    console.error(error, componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <Trouble title="The editor does not get along with this task" action={['Reload', () => location.reload()]}>
        <p>{error.message}</p>
        <p className="note">Your draft is on the server. You can also skip the task.</p>
      </Trouble>
    );
  }
}
