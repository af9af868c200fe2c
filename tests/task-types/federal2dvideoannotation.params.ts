import { ownParams } from './own-params.ts';

export default ownParams();
