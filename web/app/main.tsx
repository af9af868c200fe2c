import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/base.css';
import './styles/controls.css';
import './styles/form.css';
import './styles/pages.css';
import './styles/task-bar.css';
import './styles/workspace.css';
import './styles/canvas.css';
import './styles/attachments.css';
import './styles/drafts.css';
import './styles/door.css';
import './styles/frame.css';
import './styles/keys.css';
import './styles/everybody.css';
import { loadTexts } from '../kit/texts/load.ts';
import { App } from './App.tsx';
import { onSessionOver } from './renewal.ts';
import { isPassing, Refused } from './server.ts';
import { SESSION } from './session.ts';

/** A refusal may be older than the session of now: whether one is over says the server. */
const lookAgain = () => void queries.invalidateQueries({ queryKey: SESSION });
const onError = (error: Error) => {
  if (error instanceof Refused && error.status === 401) lookAgain();
};
onSessionOver(lookAgain);

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && isPassing(error),
      refetchOnWindowFocus: false,
      // A server in the next room is reached also where a browser takes itself for offline.
      networkMode: 'always',
    },
    // What may be repeated without harm is repeated where it is sent.
    mutations: { retry: false, networkMode: 'always' },
  },
});

await loadTexts();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
