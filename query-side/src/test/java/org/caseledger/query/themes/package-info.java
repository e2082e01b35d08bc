@NullMarked
package org.caseledger.query.themes;

import org.jspecify.annotations.NullMarked;
