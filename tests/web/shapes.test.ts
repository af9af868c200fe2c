/** Shapes of vertices, links, locks and attributes, drawn in a real browser: what is drawn is what the requester gets. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { withoutBrowser } from '../kit/browser.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { assertVertices, pictureBench, type Spot } from './picture-bench.ts';

if (withoutBrowser) it('the picture editor in a browser', { skip: withoutBrowser }, () => {});
else suite('the picture editor in a browser', tests);

const ROOF: Spot[] = [
  [40, 40],
  [160, 50],
  [150, 140],
  [60, 130],
];

function tests(s: Suite): void {
  const { bench, create, response } = pictureBench(s);

  it('polygons and lines by mouse: closed, ended, taken back, with vertices moved, added, removed and rubbed out', async () => {
    const id = await create('imageannotation', {
      geometries: {
        polygon: { objects_to_annotate: ['roof'] },
        line: { objects_to_annotate: ['kerb'], max_vertices: 3 },
      },
    });
    const { page, submit, click, dragTo, press, at } = await bench();
    // A wrong point is taken back, and the polygon is closed on its first one.
    await click(...ROOF.slice(0, 3), [300, 200]);
    await press('Backspace');
    await click(ROOF[3]!, ROOF[0]!);
    await page.getByRole('row', { name: /roof/ }).waitFor();
    await dragTo([160, 50], [180, 30]);
    // From an edge, which gives a vertex; one is removed by a double click, another by Alt and a click.
    await dragTo([110, 135], [110, 170]);
    await page.mouse.dblclick(...(await at([60, 130])));
    await dragTo([75, 105], [20, 110]);
    await page.keyboard.down('Alt');
    await click([20, 110]);
    await page.keyboard.up('Alt');

    // A line is done with its last vertex; another one by Enter, a third is given up.
    await press('l');
    await click([250, 50], [300, 60], [350, 50]);
    await click([250, 150], [300, 160]);
    await press('Enter');
    await click([250, 250], [300, 260]);
    await press('Escape');
    await click([220, 210], [300, 220], [380, 210]);
    // The eraser takes the one in the middle; two have to stay.
    await press('x');
    await dragTo([300, 200], [300, 240]);
    await dragTo([220, 190], [380, 230]);
    await submit();
    const [roof, ...kerbs] = (await response(id)).annotations;
    assertVertices(roof.vertices, [
      [40, 40],
      [180, 30],
      [150, 140],
      [110, 170],
    ]);
    assert.deepEqual([roof.type, roof.geometry, roof.label], ['polygon', 'polygon', 'roof']);
    const lines: Spot[][] = [
      [
        [250, 50],
        [300, 60],
        [350, 50],
      ],
      [
        [250, 150],
        [300, 160],
      ],
      [
        [220, 210],
        [380, 210],
      ],
    ];
    assert.equal(kerbs.length, lines.length);
    for (const [index, line] of lines.entries()) assertVertices(kerbs[index].vertices, line);
  });

  it('polygons and lines by keys alone: put, gone through, moved, added, removed; and by two clicks a box', async () => {
    const polygon = await create('polygonannotation', {
      objects_to_annotate: ['pool'],
      with_labels: true,
      priority: 30,
    });
    const line = await create('lineannotation', { objects_to_annotate: ['kerb'], splines: true, priority: 20 });
    const box = await create('annotation', { objects_to_annotate: ['cow', 'calf'], with_labels: true, min_width: 30 });
    const { page, submit, press, click, figure } = await bench({}, { twoClicks: true });
    const vertex = async () => {
      const row = page.getByRole('group', { name: /^Vertex/ });
      return (await Promise.all(['X', 'Y'].map((name) => row.getByLabel(name).inputValue()))).map(Number) as [
        number,
        number,
      ];
    };
    await press('n', 'w');
    const [x, y] = await vertex();
    await press('ArrowRight', 'Shift+ArrowUp', 'Shift+N');
    const between = await vertex();
    await press('ArrowDown', 'w', 'w', 'Delete', 'Escape', 'Shift+ArrowLeft');
    await submit();
    const [pool] = (await response(polygon)).annotations;
    assert.equal(pool.vertices.length, 4, JSON.stringify(pool));
    assertVertices(pool.vertices.slice(0, 2), [
      [x + 1 - 10, y - 10],
      [between[0] - 10, between[1] + 1],
    ]);
    assert.deepEqual([pool.geometry, pool.label], ['polygon', 'pool']);

    await page.locator('.shape-picture img').waitFor();
    await press('n', 'w');
    const first = await vertex();
    await press('q');
    const last = await vertex();
    await press('Insert', 'ArrowUp');
    await submit();
    const [kerb, ...more] = (await response(line)).annotations;
    assert.deepEqual(more, []);
    assertVertices(kerb.vertices, [first, [(first[0] + last[0]) / 2, first[1] - 1], last]);
    assert.equal(kerb.label, undefined);

    await page.locator('.shape-picture img').waitFor();
    await press('2');
    await click([30, 40], [50, 90]);
    await page.getByText(/Boxes must be at least 30 × 0 pixels/).waitFor();
    await click([30, 40], [130, 90]);
    assert.ok(Math.abs((await figure('Width')) - 100) <= 1.5);
    await submit();
    assert.equal((await response(box)).annotations[0].label, 'calf');
  });

  it('snaps to other shapes, warns of crossings, simplifies, copies, moves several, and takes labels afterwards', async () => {
    const id = await create('imageannotation', {
      geometries: { polygon: { objects_to_annotate: ['roof', 'yard'] } },
    });
    const { page, submit, click, dragTo, press } = await bench();
    const say = (text: RegExp) => page.getByRole('status').filter({ hasText: text }).first().waitFor();
    await click(...ROOF);
    await press('Enter', 's');
    await say(/Snap to other shapes: on/);
    await press('f');
    await say(/Label after drawing: on/);
    await press('Escape');
    // Near the roof's corners, and on its edge; without a label until it is given one.
    await click([162, 48], [240, 40], [240, 140], [152, 143], [157, 95]);
    await press('Enter', '2');
    await say(/Now yard/);
    await press('Escape', 's');
    await click([260, 200], [360, 260], [360, 200], [260, 260]);
    await press('Enter');
    await page.getByText('Its outline crosses itself.').first().waitFor();
    await press('1', 'm');
    await press('Delete');
    await press('v');
    await page.keyboard.down('Shift');
    await click([100, 90], [200, 90]);
    await page.keyboard.up('Shift');
    await dragTo([100, 90], [110, 110]);
    await press('Control+c', 'Control+v');
    await say(/2 selected/);
    for (let i = 0; i < 3; i++) await press('Shift+ArrowDown');
    await submit();
    const [roof, yard, ...copies] = (await response(id)).annotations;
    assertVertices(
      roof.vertices,
      ROOF.map(([x, y]): Spot => [x + 10, y + 20]),
    );
    assert.deepEqual([roof.label, yard.label], ['roof', 'yard']);
    assert.deepEqual(
      [yard.vertices[0], yard.vertices[3]],
      [roof.vertices[1], roof.vertices[2]],
      'the very same corners',
    );
    const down = ({ vertices }: { vertices: { x: number; y: number }[] }) =>
      vertices.map(({ x, y }) => ({ x, y: y + 30 }));
    assert.deepEqual(
      copies.map(({ vertices }: { vertices: object[] }) => vertices.map((vertex) => roundedIn(vertex))),
      [roof, yard].map(down).map((vertices) => vertices.map(roundedIn)),
    );
    assert.equal(new Set([roof, yard, ...copies].map(({ uuid }) => uuid)).size, 4);
  });

  it('attributes where their conditions hold, linked shapes by a click and by keys, links with their ends', async () => {
    const id = await create('imageannotation', {
      geometries: { box: { objects_to_annotate: ['car', 'plate'] } },
      annotation_attributes: {
        parked: { choices: ['yes', 'no'], conditions: { label_condition: { label: 'car' } } },
        since: { type: 'number', conditions: { attribute_conditions: [{ parked: 'yes' }] } },
        of: { type: 'linked', allowed_labels: ['car'], conditions: { label_condition: { label: 'plate' } } },
      },
      links: { beside: { is_bidirectional: true, from_allowed_labels: ['car'], to_allowed_labels: ['plate'] } },
    });
    const { page, submit, click, dragTo, press } = await bench();
    await dragTo([20, 20], [110, 80]);
    await page.getByRole('radio', { name: 'yes' }).check({ force: true });
    await page.getByRole('textbox', { name: /since/ }).fill('3');
    await press('Tab');
    // Out of the field, and let go of the car.
    await press('Escape', 'Escape', '2');
    await dragTo([200, 30], [260, 60]);
    assert.equal(await page.getByRole('radio', { name: 'yes' }).count(), 0, 'asked of cars only');
    await page.getByRole('button', { name: 'Click on it in the picture' }).click();
    await page.getByText(/^of: click on the shape/).waitFor();
    await click([230, 45]);
    await click([60, 50]);
    await page
      .getByRole('status')
      .filter({ hasText: /of points at 1: car/ })
      .waitFor();
    await page.getByRole('button', { name: 'Link: beside' }).click();
    await press('.', 'Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /beside points at 1: car/ })
      .waitFor();
    await press('Escape');
    await dragTo([200, 130], [260, 160]);
    await page.getByRole('button', { name: 'Link: beside' }).click();
    await press('Escape');
    await press('Delete');
    await submit();
    const { annotations, links } = await response(id);
    const [car, plate, ...more] = annotations;
    assert.deepEqual(more, []);
    assert.deepEqual(car.attributes, { parked: 'yes', since: 3 });
    assert.deepEqual(plate.attributes, { of: car.uuid });
    assert.deepEqual(links, [{ from: plate.uuid, to: car.uuid, label: 'beside', type: 'beside' }]);
  });

  it('pre-labels keep what is locked, and let go of what is not', async () => {
    const base = [
      { uuid: 'base-1', type: 'box', label: 'car', left: 50, top: 50, width: 100, height: 80 },
      { uuid: 'base-2', type: 'box', label: 'car', left: 250, top: 150, width: 100, height: 80 },
    ];
    const geometries = { box: { objects_to_annotate: ['car', 'bus'] } };
    const fixed = await create('imageannotation', {
      geometries,
      base_annotations: base,
      can_edit_base_annotations: false,
      can_delete_base_annotations: false,
      can_add_base_annotations: false,
      priority: 30,
    });
    const named = await create('imageannotation', {
      geometries,
      base_annotations: { annotations: base },
      can_edit_base_annotation_labels: false,
      priority: 20,
    });
    const { page, submit, click, dragTo, press, boxes } = await bench();
    assert.equal(await boxes(), 2);
    await click([100, 90]);
    await page.getByText('It came with the task and stays where it is.').waitFor();
    await dragTo([100, 90], [140, 90]);
    await dragTo([150, 130], [170, 150]);
    await press('ArrowRight', 'Alt+ArrowRight');
    await press('Delete');
    await page.getByText('It came with the task and must stay.').first().waitFor();
    await press('n');
    await page.getByText('No shapes may be added').waitFor();
    assert.equal(await boxes(), 2);
    await click([100, 90]);
    await press('2');
    await submit();
    const kept = (await response(fixed)).annotations;
    assert.deepEqual(kept, [{ ...base[0], label: 'bus' }, base[1]]);

    await page.locator('.shape-picture img').waitFor();
    await click([100, 90]);
    await press('2');
    await page.getByText('It came with the task and keeps its label.').first().waitFor();
    await press('Shift+ArrowRight');
    await press('.', 'Delete');
    await submit();
    const left = (await response(named)).annotations;
    assert.deepEqual(left, [{ ...base[0], left: 60 }]);
  });

  it('with fingers: a polygon tap by tap, a vertex dragged, two fingers zoom; and what the server refuses is shown', async () => {
    const id = await create('imageannotation', {
      geometries: { polygon: { objects_to_annotate: ['roof'], min_vertices: 4 } },
      annotation_attributes: { flat: { choices: ['yes', 'no'], required: true } },
    });
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const { page, at } = await bench(phone);
    const tap = async (spot: Spot) => page.touchscreen.tap(...(await at(spot)));
    for (const spot of ROOF.slice(0, 3)) await tap(spot);
    await tap(ROOF[0]!);
    await page.getByText('Polygons need at least 4 vertices.').waitFor();
    await tap(ROOF[3]!);
    await tap(ROOF[0]!);
    await page.getByRole('row', { name: /roof/ }).waitFor();
    const device = await page.context().newCDPSession(page);
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', ...spots: [number, number][]) =>
      device.send('Input.dispatchTouchEvent', { type, touchPoints: spots.map(([x, y], id) => ({ x, y, id })) });
    const [from, to] = [await at(ROOF[1]!), await at([190, 20])];
    await touch('touchStart', from);
    await touch('touchMove', [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
    await touch('touchMove', to);
    await touch('touchEnd');
    const scale = () => page.getByRole('button', { name: 'Show the whole picture' }).textContent();
    const before = Number.parseInt((await scale())!, 10);
    const [x, y] = await at([200, 150]);
    await touch('touchStart', [x - 20, y], [x + 20, y]);
    await touch('touchMove', [x - 40, y], [x + 40, y]);
    await touch('touchEnd');
    assert.ok(
      Math.abs(Number.parseInt((await scale())!, 10) / before - 2) < 0.1,
      'twice as far apart is twice as large',
    );
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('Polygon 1, attributes.flat: is required').waitFor();
    await page.getByText('no', { exact: true }).tap();
    await page.getByRole('button', { name: 'Submit' }).tap();
    const [roof, ...more] = (await response(id)).annotations;
    assert.deepEqual(more, []);
    assertVertices(roof.vertices, [ROOF[0]!, [190, 20], ROOF[2]!, ROOF[3]!]);
    assert.deepEqual(roof.attributes, { flat: 'no' });
  });
}

const roundedIn = (vertex: object): Record<string, number> =>
  Object.fromEntries(Object.entries(vertex).map(([axis, value]) => [axis, Math.round(value)]));
