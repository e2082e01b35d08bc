package org.caseledger.query.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * An answer prepared for publication.
 *
 * @param notes under which policy, and what its readers must know
 */
record PublishedAnswer(@JsonUnwrapped Answer answer, List<String> notes) {}
