import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Trouble } from '../kit/Trouble.tsx';
import { texts } from '../kit/texts/texts.ts';

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
      <Trouble title={texts.work.broken} action={[texts.work.reload, () => location.reload()]}>
        <p>{error.message}</p>
        <p className="note">{texts.work.brokenNote}</p>
      </Trouble>
    );
  }
}
