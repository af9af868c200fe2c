/** Tasks by status. */
export interface Counts {
  pending: number;
  completed: number;
  error: number;
  canceled: number;
}
