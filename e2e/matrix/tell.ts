/** Makes the world in the database of a running server (its environment is ours) and prints it as one line of JSON. */
import { openHouse } from './house.ts';
import { makeWorld } from './world.ts';

const house = await openHouse({
  env: process.env,
  dataDir: process.env.DATA_DIR ?? '',
  address: `http://127.0.0.1:${process.env.PORT}`,
});
process.stdout.write(`${JSON.stringify(await makeWorld(house))}\n`);
await house.close();
