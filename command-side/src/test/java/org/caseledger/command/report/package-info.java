@NullMarked
package org.caseledger.command.report;

import org.jspecify.annotations.NullMarked;
