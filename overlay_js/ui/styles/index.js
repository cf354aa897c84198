/** All the CSS of the palette, adopted when it is first opened; the drawers bring their own. */

import { card } from "./card.js";
import { colours } from "./colours.js";
import { dock } from "./dock.js";

export const styles = colours + dock + card;
