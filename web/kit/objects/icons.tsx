/** Small signs of 16 pixels, in the colour of the text. */
import type { ReactNode } from 'react';

const icon = (path: ReactNode) =>
  function Icon(): ReactNode {
    return (
      <svg
        className="icon"
        viewBox="0 0 16 16"
        width="16"
        height="16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {path}
      </svg>
    );
  };

const eye = <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" />;

export const Eye = icon(
  <>
    {eye}
    <circle cx="8" cy="8" r="2" />
  </>,
);
export const EyeClosed = icon(
  <>
    {eye}
    <path d="m2.5 13.5 11-11" />
  </>,
);
export const Padlock = icon(
  <>
    <rect x="3.5" y="7" width="9" height="6.5" rx="1" />
    <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
  </>,
);
export const PadlockOpen = icon(
  <>
    <rect x="3.5" y="7" width="9" height="6.5" rx="1" />
    <path d="M5.5 7V5a2.5 2.5 0 0 1 4.8-1" />
  </>,
);
export const Light = icon(
  <>
    <circle cx="8" cy="8" r="5.5" />
    <path d="M8 2.5v11A5.5 5.5 0 0 0 8 2.5Z" fill="currentColor" />
  </>,
);
