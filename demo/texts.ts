/** Short texts for the demo's named entities. Written for it. */
export const LETTERS = [
  'Ada Lovelace was born in London in 1815. Her mother, Anne Isabella Milbanke, had her taught mathematics; later she wrote to Charles Babbage about his Analytical Engine.',
  'In 1969 Margaret Hamilton led the team at the MIT Instrumentation Laboratory in Cambridge that wrote the guidance software for the flight to the Moon. 🚀',
  'Wangari Maathai, who studied in Kansas and Nairobi, founded the Green Belt Movement. She received the Nobel Peace Prize in Oslo in 2004.',
  'The Café Central in Vienna opened in 1876. Peter Altenberg gave it as his address; Leon Trotsky played chess there.',
  'Chien-Shiung Wu left Shanghai in 1936 for Berkeley. At Columbia University in New York she showed that parity is not conserved.',
  'Katherine Johnson computed for NASA in Hampton, Virginia. John Glenn would not fly before she had checked the figures of the new computer.',
];

export const REVIEWS = [
  'The kettle is quick and quiet, but the lid sticks and the handle gets hot. I would buy it again for the price.',
  'Arrived two days late, box crushed, kettle fine. Support answered within an hour and sent a voucher.',
  'Third one in a year. The light stays on when the water is cold. Back it goes.',
  'Looks beautiful on the shelf. I have not used it yet.',
  'Boils a litre in under three minutes. My grandmother can lift it with one hand, which says it all.',
  'It works. Nothing more to say about a kettle.',
];
