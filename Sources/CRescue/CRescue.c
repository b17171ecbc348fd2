#include "CRescue.h"
