// The sheet of a day taken to the employer: the register of one request's sessions of that day (§3.2).

/** Where it is issued; `day` as an ISO date. */
export const daySheet = (request: number, day: string): string =>
  `/registri?richiesta=${request}&emetti=1&giorno=${day}`;
