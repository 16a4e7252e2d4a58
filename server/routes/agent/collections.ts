import type { FastifyInstance } from 'fastify';
import { deleteSegment, putSegment, readSegments } from '../../contacts/segments.ts';
import { COLLECTIONS } from '../../contract/routes/all.ts';
import { deleteCannedReply, putCannedReply, readCannedReplies } from '../../team/canned-replies.ts';
import { deleteLabel, putLabel, readLabels } from '../../team/labels.ts';
import { deleteService, putService, readServices } from '../../team/services.ts';
import { deleteTeam, putTeam, readTeams } from '../../team/teams.ts';
import { collectionRoutes } from '../collection-routes.ts';

/** What admins set up for everybody, each a list of things with names. */
export async function settingsCollections(app: FastifyInstance): Promise<void> {
  const { teams, labels, cannedReplies, services, contactSegments } = COLLECTIONS;
  collectionRoutes(app, teams, { read: readTeams, put: putTeam, remove: deleteTeam });
  collectionRoutes(app, labels, { read: readLabels, put: putLabel, remove: deleteLabel });
  collectionRoutes(app, cannedReplies, {
    read: readCannedReplies,
    put: putCannedReply,
    remove: deleteCannedReply,
  });
  collectionRoutes(app, contactSegments, { read: readSegments, put: putSegment, remove: deleteSegment });
  collectionRoutes(app, services, { read: readServices, put: putService, remove: deleteService });
}
