/** Light or dark, as somebody prefers it over what his system says. */
import { useEffect } from 'react';
import { type Preferences, preferences, usePreferences } from '../kit/preferences.ts';

const apply = (theme: Preferences['theme']): void => {
  document.documentElement.dataset.theme = theme;
};

/** Before the first rendering. */
export const applyTheme = (): void => apply(preferences().theme);

/** Follows the preference, also when another tab changes it. */
export function useTheme(): void {
  const { theme } = usePreferences();
  useEffect(() => apply(theme), [theme]);
}
