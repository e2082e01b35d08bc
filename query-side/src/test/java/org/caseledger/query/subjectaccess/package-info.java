@NullMarked
package org.caseledger.query.subjectaccess;

import org.jspecify.annotations.NullMarked;
