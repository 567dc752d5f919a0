// The map of the text: a lane each for errors, warnings, unsure and undecided rows, and where the screen is.
import { model, TRAITS } from "./model.js";

const LANES = [["error", "--error"], ["warning", "--warning"], ["unsure", "--info"], ["undecided", "--edge"]];

let painted = null; // the lanes as they were drawn last
let drawnOf = ""; // for which size
let drawnEntries = null; // of which entries

// `anew` says that the colours are others.
export function drawMap(canvas, anew = false) {
  const width = canvas.clientWidth, height = canvas.clientHeight, scale = devicePixelRatio || 1;
  if (!width) return;
  const size = `${width} ${height} ${scale}`;
  if (anew || drawnEntries !== model.entries || drawnOf !== size) {
    painted = lanes(canvas, width, height, scale);
    drawnEntries = model.entries;
    drawnOf = size;
  }
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext("2d");
  pen.drawImage(painted, 0, 0);
  pen.scale(scale, scale);
  pen.fillStyle = colour(canvas, "--ink");
  pen.fillRect(Math.min((model.at / Math.max(model.entries.length, 1)) * width, width - 2), 0, 2, height);
}

function colour(canvas, name) {
  canvas.style.color = `var(${name})`;
  return getComputedStyle(canvas).color;
}

function lanes(canvas, width, height, scale) {
  const made = document.createElement("canvas");
  made.width = width * scale;
  made.height = height * scale;
  const pen = made.getContext("2d");
  pen.scale(scale, scale);
  const total = Math.max(model.entries.length, 1);
  const traits = new Uint16Array(Math.ceil(width) + 1); // of the rows under each pixel
  model.entries.forEach((entry, place) => {
    const from = Math.floor((place / total) * width), to = Math.max(Math.floor(((place + 1) / total) * width) - 1, from);
    for (let x = from; x <= to; x += 1) traits[x] |= entry[1];
  });
  const lane = height / LANES.length;
  LANES.forEach(([trait, name], number) => {
    const top = number * lane + 1;
    pen.fillStyle = colour(canvas, "--raised");
    pen.fillRect(0, top, width, lane - 2);
    pen.fillStyle = colour(canvas, name);
    for (let x = 0; x < width; x += 1) {
      const from = x;
      while (x < width && traits[x] & TRAITS[trait]) x += 1;
      if (x > from) pen.fillRect(from, top, x - from, lane - 2);
    }
  });
  return made;
}

export const placeAtX = (canvas, x) =>
  Math.min(Math.max(Math.floor((x / canvas.clientWidth) * model.entries.length), 0), model.entries.length - 1);
