/** Light or dark, as somebody chose for this browser: the root has it, and all colours follow (styles/base.css). */
import { useLayoutEffect } from 'react';
import { usePreferences } from '../kit/preferences.ts';

export function useTheme(): void {
  const { theme } = usePreferences();
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
