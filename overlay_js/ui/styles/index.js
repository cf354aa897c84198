/** All the CSS of the palette, adopted when it is first opened. */

import { card } from "./card.js";
import { dock } from "./dock.js";
import { drawer } from "./drawer.js";

export const styles = dock + card + drawer;
