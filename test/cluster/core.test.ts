import { coreJourneys } from '../journeys/core-journeys.ts';
import { startClusterStage } from './cluster-stage.ts';

coreJourneys(startClusterStage);
