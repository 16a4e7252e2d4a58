import { coreJourneys } from './core-journeys.ts';
import { startEmbeddedStage } from './stage.ts';

coreJourneys(startEmbeddedStage);
